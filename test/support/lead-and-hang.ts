import { Leadership } from '#api/platform/following/leadership';

// A process to be stopped: becomes the leader of "tests", says so whenever it still is, and lives on.
const [url = ''] = process.argv.slice(2);
const leadership = new Leadership(url, 'tests');
await leadership.seek();
setInterval(() => process.stdout.write(leadership.isLeader ? 'leads\n' : 'follows\n'), 50);

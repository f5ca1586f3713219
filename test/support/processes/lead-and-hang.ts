import { Leadership } from '#api/platform/following/leadership';

// A process to be stopped: becomes the leader of "tests", says so for as long as it leads, and keeps running.
const [url = ''] = process.argv.slice(2);
const leadership = new Leadership(url, 'tests');
await leadership.seek();
setInterval(() => process.stdout.write(leadership.isLeader ? 'leads\n' : 'follows\n'), 50);

// npm start: installs what is missing, builds what changed, serves everything on one port.
import { launch } from './launch.mjs';
import { buildApi, buildWeb, ensureInstalled } from './prepare.mjs';

ensureInstalled();
buildApi();
buildWeb();
launch('apps/api/src/main.js', []);

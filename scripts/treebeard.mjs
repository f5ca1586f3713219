#!/usr/bin/env node
// npm run treebeard -- <command>: the same code without a server.
import { launch } from './launch.mjs';
import { buildApi, ensureInstalled } from './prepare.mjs';

ensureInstalled();
buildApi();
launch('apps/api/src/cli/main.js', process.argv.slice(2));

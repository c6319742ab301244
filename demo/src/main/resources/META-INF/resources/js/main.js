// One module per section of the page; each starts with the element of its section.
import { startDocuments } from './documents.js';
import { startLinks } from './links.js';
import { startLogins } from './logins.js';
import { startOutage } from './outage.js';
import { startServer } from './server.js';

startOutage(document.getElementById('outage'));
startLinks(document.getElementById('links'));
startDocuments(document.getElementById('documents'));
startLogins(document.getElementById('logins'));
startServer(document.getElementById('server'), document.getElementById('state'));

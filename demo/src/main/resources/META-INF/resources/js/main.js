// One module per section of the page; each starts with the element of its section.
import { startChat } from './chat.js';
import { startCups } from './cups.js';
import { startDocuments } from './documents.js';
import { startForecasts } from './forecasts.js';
import { startJobs } from './jobs.js';
import { startLimits } from './limits.js';
import { startLinks } from './links.js';
import { startLogins } from './logins.js';
import { startOutage } from './outage.js';
import { startRace } from './race.js';
import { startServer } from './server.js';

startOutage(document.getElementById('outage'));
startLinks(document.getElementById('links'));
startDocuments(document.getElementById('documents'));
startLogins(document.getElementById('logins'));
startLimits(document.getElementById('limits'));
startRace(document.getElementById('race'));
startChat(document.getElementById('chat'));
startJobs(document.getElementById('jobs'));
startForecasts(document.getElementById('forecasts'));
startCups(document.getElementById('cups'));
startServer(document.getElementById('server'), document.getElementById('state'));

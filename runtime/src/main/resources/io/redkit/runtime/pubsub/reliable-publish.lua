-- Adds a message to a reliable channel, and tells those who listen that there is news.
--
-- Messages are numbered, and the id of each is the time and its number. A new epoch begins when the channel is not known,
-- or when its server has begun another history, as it does when it takes over from another one and when it is started:
-- what it had been told last may be lost. 'start' is the message before the first of the epoch.
--
-- KEYS: stream, state
-- ARGV: message, epoch if there is to be a new one, messages to keep, milliseconds to keep them, milliseconds to know the
--   channel, channel of news
-- reply: list, epoch, milliseconds and number of the message
-- cost: O(1), and O(n) for n messages that are dropped
-- effect: once
local stream, known = KEYS[1], KEYS[2]
local info = redis.pcall('INFO', 'replication')
local server = type(info) == 'string' and string.match(info, 'master_replid:(%x+)') or ''
local state = redis.call('HMGET', known, 'epoch', 'millis', 'offset', 'server')
local epoch, millis, offset = state[1], state[2], state[3]
if not epoch then
    redis.call('DEL', stream)
    epoch, millis, offset = ARGV[2], '0', '0'
    redis.call('HSET', known, 'startMillis', '0', 'startOffset', '0')
elseif state[4] ~= server then
    epoch = ARGV[2]
    redis.call('HSET', known, 'startMillis', millis, 'startOffset', offset)
end
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
now = math.max(now, tonumber(millis))
local oldest = string.format('%.0f', math.max(0, now - tonumber(ARGV[4])))
millis, offset = string.format('%.0f', now), string.format('%.0f', tonumber(offset) + 1)
redis.call('XADD', stream, 'MAXLEN', '~', ARGV[3], millis .. '-' .. offset, 'e', epoch, 'm', ARGV[1])
redis.call('XTRIM', stream, 'MINID', '~', oldest)
redis.call('PEXPIRE', stream, ARGV[4])
redis.call('HSET', known, 'epoch', epoch, 'millis', millis, 'offset', offset, 'server', server)
redis.call('PEXPIRE', known, ARGV[5])
redis.call('PUBLISH', ARGV[6], '')
return { epoch, millis, offset }

-- Puts a message into the history of a room, and tells those who listen.
--
-- Its offset is the time in microseconds, or one more than the offset before: so offsets grow even if a failover has lost the
-- latest messages. It is published with the offset before it, which tells who has heard that one that none is missing.
--
-- KEYS: history, meta
-- ARGV: entry, most messages, life in milliseconds, channel
-- reply: list, epoch and offset
-- cost: O(1), and a PUBLISH
-- effect: once
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local life = tonumber(ARGV[3])
local meta = redis.call('HMGET', KEYS[2], 'epoch', 'top')
local epoch, before = meta[1], tonumber(meta[2] or 0)
if not epoch then
    epoch = string.format('%.0f', now)
    redis.call('HSET', KEYS[2], 'epoch', epoch)
    redis.call('DEL', KEYS[1])
end
local offset = string.format('%.0f', math.max(now, before + 1))
before = string.format('%.0f', before)
redis.call('HSET', KEYS[2], 'top', offset)
redis.call('PEXPIRE', KEYS[2], life + 86400000)
redis.call('XADD', KEYS[1], 'MAXLEN', ARGV[2], offset .. '-0', 'before', before, 'entry', ARGV[1])
redis.call('XTRIM', KEYS[1], 'MINID', string.format('%.0f', math.max(0, now - life * 1000)))
redis.call('PEXPIRE', KEYS[1], life)
redis.call('PUBLISH', ARGV[4], 'm ' .. epoch .. ' ' .. offset .. ' ' .. before .. ' ' .. ARGV[1])
return { epoch, offset }

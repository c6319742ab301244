-- Reads messages of a room: those behind an offset, or the latest.
--
-- KEYS: history, meta
-- ARGV: offset or empty, most messages, life in milliseconds
-- reply: list, epoch or an empty text, latest offset, entries of the stream, the latest first if no offset was given
-- cost: O(log(n) + k) for k of n messages
-- effect: read
local time = redis.call('TIME')
local meta = redis.call('HMGET', KEYS[2], 'epoch', 'top')
local from = math.max(0, tonumber(time[1]) * 1000000 + tonumber(time[2]) - tonumber(ARGV[3]) * 1000)
local entries = {}
if tonumber(ARGV[2]) > 0 then
    if ARGV[1] == '' then
        entries = redis.call('XREVRANGE', KEYS[1], '+', string.format('%.0f', from), 'COUNT', ARGV[2])
    else
        from = math.max(from, tonumber(ARGV[1]) + 1)
        entries = redis.call('XRANGE', KEYS[1], string.format('%.0f', from), '+', 'COUNT', ARGV[2])
    end
end
return { meta[1] or '', meta[2] or '0', entries }

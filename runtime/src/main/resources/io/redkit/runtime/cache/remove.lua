-- Removes an entry, unless it is the one to keep. A load of it that is on its way will not be stored; those who wait are woken.
--
-- KEYS: entry, load
-- ARGV: first 9 bytes of the entry to keep or an empty text, channel, what the key is called there
-- reply: nothing
-- cost: O(1), and a PUBLISH if anybody waits
-- effect: idempotent
local awaited = redis.call('HGET', KEYS[2], 'awaited')
redis.call('DEL', KEYS[2])
if ARGV[1] == '' or redis.call('GETRANGE', KEYS[1], 0, 8) ~= ARGV[1] then
    redis.call('UNLINK', KEYS[1])
end
if awaited then
    redis.call('PUBLISH', ARGV[2], ARGV[3])
end
return false

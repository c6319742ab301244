-- Stores an entry: what an owner has loaded, if he still has the right to do so, or whatever it is without an owner. The load is
-- over then, and those who wait are woken.
--
-- KEYS: entry, load
-- ARGV: owner or an empty text, entry, milliseconds that it lives, channel, what the key is called there
-- reply: boolean, whether it was stored
-- cost: O(1), and a PUBLISH if anybody waits
-- effect: idempotent
local load = redis.call('HMGET', KEYS[2], 'owner', 'awaited')
if ARGV[1] ~= '' and load[1] ~= ARGV[1] then
    return redis.call('GETRANGE', KEYS[1], 0, 8) == string.sub(ARGV[2], 1, 9) and 1 or 0
end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
redis.call('DEL', KEYS[2])
if load[2] then
    redis.call('PUBLISH', ARGV[4], ARGV[5])
end
return 1

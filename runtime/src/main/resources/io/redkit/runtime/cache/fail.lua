-- Ends a load that has brought nothing, if this owner has it. For a while nobody else tries where there is an old entry to do with.
--
-- KEYS: load
-- ARGV: owner, milliseconds for which nobody else tries or 0, channel, what the key is called there
-- reply: nothing
-- cost: O(1), and a PUBLISH if anybody waits
-- effect: idempotent
local load = redis.call('HMGET', KEYS[1], 'owner', 'awaited')
if load[1] ~= ARGV[1] then
    return false
end
redis.call('DEL', KEYS[1])
if tonumber(ARGV[2]) > 0 then
    redis.call('HSET', KEYS[1], 'owner', '')
    redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
if load[2] then
    redis.call('PUBLISH', ARGV[3], ARGV[4])
end
return false

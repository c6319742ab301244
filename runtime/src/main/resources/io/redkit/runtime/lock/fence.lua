-- Admits a fencing token if none that is greater was seen before, and sets a key then, if there is one.
--
-- KEYS: fence, guarded...
-- ARGV: token, value...
-- reply: boolean, whether it was admitted
-- cost: O(1)
-- effect: idempotent
local seen = tonumber(redis.call('GET', KEYS[1]) or 0)
if tonumber(ARGV[1]) < seen then
    return 0
end
redis.call('SET', KEYS[1], ARGV[1])
if KEYS[2] then
    redis.call('SET', KEYS[2], ARGV[2])
end
return 1

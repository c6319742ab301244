-- Renews the leases of locks, each if its owner holds it still.
--
-- KEYS: locks...
-- ARGV: lease in milliseconds, owners...
-- reply: list, for each lock 1 if it is held and 0 if it is not
-- cost: O(n) for n locks
-- effect: idempotent
local held = {}
for i = 1, #KEYS do
    if redis.call('HGET', KEYS[i], 'owner') == ARGV[i + 1] then
        redis.call('PEXPIRE', KEYS[i], ARGV[1])
        held[i] = 1
    else
        held[i] = 0
    end
end
return held

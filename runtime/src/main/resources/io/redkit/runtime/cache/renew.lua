-- Keeps the right to load an entry.
--
-- KEYS: load
-- ARGV: owner, lease in milliseconds
-- reply: boolean, whether this owner has it
-- cost: O(1)
-- effect: idempotent
if redis.call('HGET', KEYS[1], 'owner') ~= ARGV[1] then
    return 0
end
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1

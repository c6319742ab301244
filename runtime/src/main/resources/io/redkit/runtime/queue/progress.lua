-- Notes how far a job has come, if its owner has it still.
--
-- KEYS: queue
-- ARGV: id, owner, percent, note
-- reply: boolean, whether it was noted
-- cost: O(1)
-- effect: idempotent
local known = redis.call('HMGET', job(ARGV[1]), 'owner', 'state')
if known[1] ~= ARGV[2] or known[2] ~= 'active' then
    return 0
end
redis.call('HSET', job(ARGV[1]), 'percent', ARGV[3], 'note', ARGV[4])
return 1

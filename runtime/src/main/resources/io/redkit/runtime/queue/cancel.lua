-- Cancels a job: at once if it waits, and by word to its process if it is active.
--
-- KEYS: queue
-- ARGV: id, channel
-- reply: boolean, whether it had not ended, or is cancelled already
-- cost: O(log(n)) for n jobs, and a PUBLISH if it is active
-- effect: idempotent
local state = redis.call('HGET', job(ARGV[1]), 'state')
if state == 'waiting' or state == 'delayed' then
    redis.call('ZREM', key(state), ARGV[1])
    finish(ARGV[1], 'cancelled')
elseif state == 'active' then
    redis.call('HSET', job(ARGV[1]), 'cancel', '1')
    redis.call('PUBLISH', ARGV[2], ARGV[1])
elseif state ~= 'cancelled' then
    return 0
end
return 1

-- Removes a job that is not active, with everything that is known of it.
--
-- KEYS: queue
-- ARGV: id
-- reply: boolean, whether it was there and not active
-- cost: O(log(n)) for n jobs
-- effect: once
local state = redis.call('HGET', job(ARGV[1]), 'state')
if not state or state == 'active' then
    return 0
end
redis.call('ZREM', key(state), ARGV[1])
release(ARGV[1])
forget(ARGV[1])
return 1

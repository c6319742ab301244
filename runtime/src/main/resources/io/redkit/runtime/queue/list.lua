-- Lists jobs of one state.
--
-- KEYS: queue
-- ARGV: state, first, last
-- reply: list, of each job its id and the list of its fields and values
-- cost: O(log(n) + k) for k of n jobs
-- effect: read
local jobs = {}
for i, id in ipairs(redis.call('ZRANGE', KEYS[1] .. ':' .. ARGV[1], ARGV[2], ARGV[3])) do
    jobs[i] = { id, redis.call('HGETALL', KEYS[1] .. ':job:' .. id) }
end
return jobs

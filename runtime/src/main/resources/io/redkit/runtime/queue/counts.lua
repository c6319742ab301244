-- Counts the jobs of a queue.
--
-- KEYS: queue
-- ARGV: states...
-- reply: list, 1 if the queue is paused and else 0, and the number of jobs of each state
-- cost: O(1)
-- effect: read
local counts = { redis.call('HEXISTS', KEYS[1] .. ':meta', 'paused') }
for i, state in ipairs(ARGV) do
    counts[i + 1] = redis.call('ZCARD', KEYS[1] .. ':' .. state)
end
return counts

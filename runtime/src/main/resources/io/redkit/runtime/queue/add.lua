-- Adds jobs to a queue that are like most: to be done as soon as possible. A job whose id is known, or was until a short time
-- ago, is not added again.
--
-- It does what shared.lua does, without the functions of that: this is the script that is run most, and a third of its time
-- would go into making them.
--
-- KEYS: queue
-- ARGV: of each job its id and payload...
-- reply: list, of each job its id
-- cost: O(log(n)) for n jobs that wait, for each job
-- effect: idempotent
local queue, clock, ids = KEYS[1], redis.call('TIME'), {}
local now = string.format('%.0f', clock[1] * 1000 + math.floor(clock[2] / 1000))
local place = 4398046511104000 + redis.call('HINCRBY', queue .. ':meta', 'seq', #ARGV / 2) - #ARGV / 2
for i = 1, #ARGV, 2 do
    local id = ARGV[i]
    local job = queue .. ':job:' .. id
    place = place + 1
    if redis.call('EXISTS', job) == 0 and not redis.call('ZSCORE', queue .. ':gone', id) then
        redis.call('HSET', job, 'payload', ARGV[i + 1], 'enqueued', now, 'state', 'waiting')
        redis.call('ZADD', queue .. ':waiting', string.format('%.0f', place), id)
    end
    ids[#ids + 1] = id
end
if redis.call('EXISTS', queue .. ':wake') == 0 then redis.call('LPUSH', queue .. ':wake', '1') end
return ids

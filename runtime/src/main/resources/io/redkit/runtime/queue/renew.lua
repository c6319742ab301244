-- Renews the leases of jobs, each if its owner has it still, and takes their marks away.
--
-- KEYS: queue
-- ARGV: lease in milliseconds, of each job its id and owner...
-- reply: list, of each job 0 if it is lost, 1 if it is held, 2 if it is held and to be cancelled
-- cost: O(k * log(n)) for k jobs of n
-- effect: idempotent
local answers = {}
for i = 2, #ARGV, 2 do
    local known = redis.call('HMGET', job(ARGV[i]), 'owner', 'state', 'cancel', 'marked')
    local answer = 0
    if known[1] == ARGV[i + 1] and known[2] == 'active' then
        redis.call('ZADD', key('active'), text(now + ARGV[1]), ARGV[i])
        if known[4] then redis.call('HDEL', job(ARGV[i]), 'marked') end
        answer = known[3] and 2 or 1
    end
    answers[#answers + 1] = answer
end
return answers

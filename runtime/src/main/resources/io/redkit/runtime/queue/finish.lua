-- Ends attempts, each if its owner has it still; and forgets old jobs. Who asks again gets the same answer.
--
-- KEYS: queue
-- ARGV: most ended jobs that are kept, for how many milliseconds, most dead ones, for how many milliseconds,
--   of each job its id and owner and outcome and result or failure and milliseconds until the next attempt and percent or an
--   empty text and note...
-- reply: list, of each job 1 if it was this owner's and else 0
-- cost: O(k * log(n)) for k jobs of n
-- effect: idempotent
local function fail(id, failure)
    if failure ~= '' then redis.call('HSET', job(id), 'failure', failure) end
end

local function done(id, i, known)
    local outcome, canceled = ARGV[i + 2], known[3]
    redis.call('ZREM', key('active'), id)
    redis.call('HDEL', job(id), 'marked')
    if ARGV[i + 5] ~= '' then
        redis.call('HSET', job(id), 'percent', ARGV[i + 5], 'note', ARGV[i + 6])
    end
    if outcome == 'completed' then
        if ARGV[i + 3] ~= '' then redis.call('HSET', job(id), 'result', ARGV[i + 3]) end
        finish(id, 'completed')
    elseif canceled or outcome == 'cancelled' then
        fail(id, ARGV[i + 3])
        finish(id, 'cancelled')
    elseif outcome == 'released' then
        redis.call('HDEL', job(id), 'owner')
        redis.call('HINCRBY', job(id), 'made', -1)
        enter(id, tonumber(known[4] or 0), true)
    elseif outcome == 'retry' then
        fail(id, ARGV[i + 3])
        if tonumber(ARGV[i + 4]) > 0 then
            delay(id, now + ARGV[i + 4])
        else
            enter(id, tonumber(known[4] or 0), false)
        end
    else
        fail(id, ARGV[i + 3])
        finish(id, 'dead')
    end
end

local function trim(state, keep, age)
    local size = redis.call('ZCARD', key(state))
    if size == 0 then return end
    local most = 100 + #ARGV
    local over = redis.call('ZRANGEBYSCORE', key(state), '-inf', '(' .. text(now - age), 'LIMIT', 0, most)
    if size - keep > #over then
        over = redis.call('ZRANGE', key(state), 0, math.min(size - keep, most) - 1)
    end
    for _, id in ipairs(over) do
        redis.call('ZREM', key(state), id)
        forget(id)
    end
end

local answers = {}
for i = 5, #ARGV, 7 do
    local known = redis.call('HMGET', job(ARGV[i]), 'owner', 'state', 'cancel', 'priority')
    local isMine = known[1] == ARGV[i + 1]
    if isMine and known[2] == 'active' then
        done(ARGV[i], i, known)
    elseif not known[2] then
        isMine = redis.call('ZSCORE', key('gone'), ARGV[i])
    end
    answers[#answers + 1] = isMine and 1 or 0
end
trim('completed', tonumber(ARGV[1]), tonumber(ARGV[2]))
trim('cancelled', tonumber(ARGV[1]), tonumber(ARGV[2]))
trim('dead', tonumber(ARGV[3]), tonumber(ARGV[4]))
redis.call('ZREMRANGEBYSCORE', key('gone'), '-inf', text(now - 600000))
redis.call('ZREMRANGEBYRANK', key('gone'), 0, -100001)
if redis.call('ZCARD', key('waiting')) > 0 then ring() end
return answers

-- What the scripts that change a queue share: it comes before the first line of each.
--
-- All keys of a queue begin with KEYS[1], whose hash tag keeps them in one slot. Times are milliseconds since 1970 by the
-- server's clock. The place of a waiting job is its priority, the highest first, and then its turn.
--
-- KEYS: queue
-- ARGV: none
-- reply: nothing
-- cost: one TIME
-- effect: idempotent
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local function text(number) return string.format('%.0f', number) end
local function key(name) return KEYS[1] .. ':' .. name end
local function job(id) return KEYS[1] .. ':job:' .. id end
local function ring()
    if redis.call('EXISTS', key('wake')) == 0 then redis.call('LPUSH', key('wake'), '1') end
end
local function enter(id, priority, atFront)
    local place = atFront and 0 or redis.call('HINCRBY', key('meta'), 'seq', 1)
    redis.call('HSET', job(id), 'state', 'waiting')
    redis.call('ZADD', key('waiting'), text((1000 - priority) * 4398046511104 + place), id)
end
local function delay(id, due)
    redis.call('HSET', job(id), 'state', 'delayed', 'due', text(due))
    redis.call('ZADD', key('delayed'), text(due), id)
    if redis.call('ZRANGE', key('delayed'), 0, 0)[1] == id then ring() end
end
local function release(id)
    local unique = redis.call('HGET', job(id), 'unique')
    if unique and redis.call('GET', key('unique:' .. unique)) == id then redis.call('DEL', key('unique:' .. unique)) end
end
local function finish(id, state)
    redis.call('HSET', job(id), 'state', state, 'finished', text(now))
    redis.call('HDEL', job(id), 'cancel', 'marked')
    redis.call('ZADD', key(state), text(now), id)
    release(id)
end
local function forget(id)
    redis.call('DEL', job(id))
    redis.call('ZADD', key('gone'), text(now), id)
end

-- Notes in the index of a principal that there may be a session until some time from now, and forgets what is out of date. A time
-- that was noted before is never shortened.
--
-- KEYS: index
-- ARGV: session, milliseconds from now
-- reply: nothing
-- cost: O(log N), and as much for each of at most 100 entries that are forgotten
-- effect: idempotent
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local lapse = now + ARGV[2]
local function text(number) return string.format('%.0f', number) end

local late = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', text(now), 'LIMIT', 0, 100)
if #late > 0 then redis.call('ZREM', KEYS[1], unpack(late)) end
local noted = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not noted or tonumber(noted) < lapse then redis.call('ZADD', KEYS[1], text(lapse), ARGV[1]) end
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[2]) then redis.call('PEXPIREAT', KEYS[1], text(lapse)) end
return false

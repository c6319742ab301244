-- Changes attributes of a session if nobody else has changed the same ones, each since the version in which it was read.
--
-- The update is known by its request for a while, so that a repeated one gets the same answer. Even without that it would never
-- be made twice: its own versions are newer than those that it was based on. At most 10,000 bytes of requests are known, the
-- oldest of which stand first.
--
-- KEYS: session
-- ARGV: proof of the id, id of the request, milliseconds that the request is known,
--   name and base version and kind and value of each change...
-- reply: list: version or 0, time of the access, 1 if the index of the principal is to be refreshed or else 0, digest of the
--   principal or an empty text, idle time; behind version 0 the names that somebody else has changed;
--   nil if there is no session with that id
-- cost: O(N) of the size of the changed attributes
-- effect: idempotent
local known = redis.call('HMGET', KEYS[1], 'h', 'v', 'i', 'x', 'q', 'p', 'r')
if known[1] ~= ARGV[1] then return false end
local base, idle, finish = tonumber(known[2]), tonumber(known[3]), tonumber(known[4])
if not base or not idle or not finish then return false end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function text(number) return string.format('%.0f', number) end

local recent = known[7] or ''
local at = string.find(recent, ARGV[2], 1, true)
if at then
    local version, access = string.match(recent, '^%w+ (%d+) (%d+);', at)
    return { tonumber(version), access, 0, known[6] or '', text(idle) }
end

local conflicts = { 0 }
for i = 4, #ARGV, 4 do
    local value = redis.call('HGET', KEYS[1], '@' .. ARGV[i])
    local version = value and string.match(value, '^%d+') or '0'
    if version ~= ARGV[i + 1] then conflicts[#conflicts + 1] = ARGV[i] end
end
if #conflicts > 1 then return conflicts end

local version = base + 1
for i = 4, #ARGV, 4 do
    if ARGV[i + 2] == 'put' then
        redis.call('HSET', KEYS[1], '@' .. ARGV[i], text(version) .. ' ' .. ARGV[i + 3])
    else
        redis.call('HDEL', KEYS[1], '@' .. ARGV[i])
    end
end
local due = 0
if known[6] and now >= (tonumber(known[5]) or 0) then
    due = 1
    redis.call('HSET', KEYS[1], 'q', text(now + math.floor(idle / 2)))
end
while true do
    local access, rest = string.match(recent, '^%w+ %d+ (%d+);()')
    if not access or #recent < 10000 and tonumber(access) > now - ARGV[3] then break end
    recent = string.sub(recent, rest)
end
redis.call('HSET', KEYS[1], 'v', text(version), 'a', text(now),
    'r', recent .. ARGV[2] .. ' ' .. text(version) .. ' ' .. text(now) .. ';')
local expiry = now + idle
if finish > 0 and finish < expiry then expiry = finish end
redis.call('PEXPIREAT', KEYS[1], text(expiry))
return { version, text(now), due, known[6] or '', text(idle) }

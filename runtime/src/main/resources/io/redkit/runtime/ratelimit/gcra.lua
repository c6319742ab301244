-- Spends units of one limit that follows GCRA, or none. What check.lua does in the most usual case, at half its cost.
--
-- KEYS: state
-- ARGV: n, d, units at once, units
-- reply: list, the granted units, what remains, microseconds until the same call can be granted, and until the limit is as
--        if never used
-- cost: O(1); a TIME, a GET, and if it is granted a PSETEX
-- effect: write
--
-- A unit takes n/d microseconds. The state is that of check.lua.
local call, ceil, floor, key = redis.call, math.ceil, math.floor, KEYS[1]
local n, d, units = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[4])
local room, used = n * ARGV[3], 0
local clock = call('TIME')
local now = clock[1] * 1000000 + clock[2]
local state = call('GET', key)
if state then
    local idle, part, blocked = tonumber(state), 0, 0
    if not idle then
        idle, part, blocked = string.match(state, '^(%d+) (%d+) ?(%d*)$')
        blocked = tonumber(blocked) or 0
    end
    used = (idle - now) * d + part
    if used < 0 then
        used = 0
    elseif used > room then -- the clock was set back, or the limit was larger: it is used up now, and not until then
        used = room
        if blocked <= now then
            local whole = floor(room / d)
            call('PSETEX', key, ceil(ceil(room / d) / 1000), string.format('%.0f %.0f', now + whole, room - whole * d))
        end
    end
    if blocked > now then
        local left = blocked - now
        return { 0, 0, math.max(left, ceil((used + units * n - room) / d)), math.max(left, ceil(used / d)) }
    end
end
local after = used + units * n
if after > room then return { 0, floor((room - used) / n), ceil((after - room) / d), ceil(used / d) } end
local whole, idle = floor(after / d), ceil(after / d)
local text = whole == idle and now + whole or string.format('%.0f %.0f', now + whole, after - whole * d)
call('PSETEX', key, ceil(idle / 1000), text)
return { units, floor((room - after) / n), 0, idle }

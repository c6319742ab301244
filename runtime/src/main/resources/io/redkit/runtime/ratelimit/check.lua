-- Spends units of one or several limits of a subject: of all of them, or of none.
--
-- KEYS: state of each limit...
-- ARGV: mode, units, and of each limit algorithm and first figure and second and third and block...
-- reply: list, the granted units, and for each limit what remains, then microseconds until the same call can be
--        granted, and until the limit is as if never used
-- cost: O(1) for each limit; one TIME, and for each limit a GET and a PSETEX; sliding windows three to five commands on a list
-- effect: write
--
-- mode: all, some (grant what is left), peek (spend nothing) or block (deny from now on, for as many microseconds as units)
-- g: GCRA. Figures: n and d, where a unit takes n/d microseconds, and how many units at once. State: the time at which
--    nothing is used any more, in microseconds and d-ths of one.
-- f: fixed window. Figures: units, length. State: begin of the window, units used.
-- s: sliding window of sub-windows. Figures: units, length, length of a sub-window. State: a list of sub-windows by their
--    end, each with the units that were ever granted up to it; the first one counts no longer.
-- Each state may end with the time until which the subject is blocked, and leaves out what is 0 at its end.
--
-- A state that is ahead of the clock, which was set back, counts as used up from now on, and is saved so.
--
-- All numbers are integers below 2^53, which a double holds exactly.
local mode, units = ARGV[1], tonumber(ARGV[2])
local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
local ceil, floor, max, min = math.ceil, math.floor, math.max, math.min
local all, granted, need = {}, units, mode == 'some' and 1 or units

local function parse(text)
    if not text then return nil, nil, 0 end
    local a, b, blocked = string.match(text, '^(%d+) ?(%d*) ?(%d*)$')
    return tonumber(a), tonumber(b) or 0, tonumber(blocked) or 0
end

local function text(a, b, blocked)
    if blocked > now then return string.format('%.0f %.0f %.0f', a, b, blocked) end
    return b > 0 and string.format('%.0f %.0f', a, b) or string.format('%.0f', a)
end

local algorithms = {}

function algorithms.g(limit)
    local n, d, room = limit.a, limit.b, limit.a * limit.c
    local idle, part, blocked = parse(redis.call('GET', limit.key))
    local used = 0 -- in d-ths of microseconds
    if idle then
        used = max(0, (idle - now) * d + part)
        limit.ahead = used > room
        used = min(used, room)
    end
    limit.blocked, limit.free = blocked, floor((room - used) / n)
    function limit.spend(count)
        used = used + count * n
        limit.free = floor((room - used) / n)
    end
    function limit.wait(count) return ceil((count * n - (room - used)) / d) end
    function limit.idle() return ceil(used / d) end
    function limit.save(millis)
        local whole = floor(used / d)
        redis.call('PSETEX', limit.key, millis, text(now + whole, used - whole * d, limit.blocked))
    end
end

function algorithms.f(limit)
    local begin, used, blocked = parse(redis.call('GET', limit.key))
    if not begin or used == 0 or now >= begin + limit.b then begin, used = now, 0 end
    limit.ahead = begin > now
    begin = min(begin, now)
    limit.blocked, limit.free = blocked, max(0, limit.a - used)
    function limit.spend(count)
        used = used + count
        limit.free = limit.a - used
    end
    function limit.wait() return begin + limit.b - now end
    function limit.idle() return used == 0 and 0 or begin + limit.b - now end
    function limit.save(millis) redis.call('PSETEX', limit.key, millis, text(begin, used, limit.blocked)) end
end

function algorithms.s(limit)
    local key, length, last, total, blocked = limit.key, limit.b, parse(redis.call('LINDEX', limit.key, -1))
    if last and last > now + length then -- the clock was set back, or the window was much longer
        redis.call('DEL', key)
        last = nil
    end
    local gone, latest, current = 0, last, (floor(now / limit.c) + 1) * limit.c
    if last and last > now then current = last end
    if last then
        local second = parse(redis.call('LINDEX', key, 1))
        while second and second + length <= now do
            redis.call('LPOP', key)
            second = parse(redis.call('LINDEX', key, 1))
        end
        local _, before = parse(redis.call('LINDEX', key, 0))
        gone = before
    else
        total = 0
    end
    limit.blocked, limit.free = blocked, max(0, limit.a - (total - gone))
    function limit.spend(count)
        total, latest = total + count, current
        limit.free = limit.a - (total - gone)
    end
    function limit.wait(count)
        local low, high = 1, redis.call('LLEN', key) - 1
        while low < high do
            local middle = floor((low + high) / 2)
            local _, counted = parse(redis.call('LINDEX', key, middle))
            if total - counted <= limit.a - count then high = middle else low = middle + 1 end
        end
        return parse(redis.call('LINDEX', key, low)) + length - now
    end
    function limit.idle() return total == gone and 0 or latest + length - now end
    function limit.save(millis)
        if last and latest == last then -- the same sub-window, or nothing spent
            redis.call('LSET', key, -1, text(last, total, limit.blocked))
        else
            if not last then redis.call('RPUSH', key, '0') end
            redis.call('RPUSH', key, text(current, total, limit.blocked))
        end
        redis.call('PEXPIRE', key, millis)
    end
end

for i = 1, #KEYS do
    local at = 5 * i - 2
    local limit = { key = KEYS[i], a = tonumber(ARGV[at + 1]), b = tonumber(ARGV[at + 2]), c = tonumber(ARGV[at + 3]),
        block = tonumber(ARGV[at + 4]) }
    algorithms[ARGV[at]](limit)
    if limit.blocked > now then granted = 0 end
    granted = min(granted, limit.free)
    all[i] = limit
end
if granted < need or mode == 'block' then granted = 0 end

local reply = { granted }
for i = 1, #all do
    local limit = all[i]
    local short = limit.free < need
    local was = limit.blocked
    if mode == 'block' then
        limit.blocked = max(was, now + units)
    elseif granted == 0 and short and limit.block > 0 and was <= now and mode ~= 'peek' then
        limit.blocked = now + limit.block
    end
    if granted > 0 and mode ~= 'peek' then limit.spend(granted) end
    local wait = 0
    if granted == 0 and short and mode ~= 'block' then wait = limit.wait(need) end
    local left = max(0, limit.blocked - now)
    local idle = max(limit.idle(), left)
    if (mode ~= 'peek' and (granted > 0 or limit.ahead)) or limit.blocked ~= was then limit.save(max(1, ceil(idle / 1000))) end
    reply[#reply + 1] = left > 0 and 0 or limit.free
    reply[#reply + 1] = granted > 0 and 0 or max(wait, left)
    reply[#reply + 1] = idle
end
return reply

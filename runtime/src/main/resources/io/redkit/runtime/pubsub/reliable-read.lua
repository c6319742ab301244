-- Reads the messages of a reliable channel behind a position. One of another epoch may be behind what was lost: then the
-- messages of the present epoch are read from their start.
--
-- KEYS: stream, state
-- ARGV: epoch, milliseconds and number of the position, most messages
-- reply: list, the present epoch, milliseconds and number of its newest message, those of the position that was read from,
--   and the messages; an empty epoch if the channel is not known
-- cost: O(n) for n messages
-- effect: read
local state = redis.call('HMGET', KEYS[2], 'epoch', 'millis', 'offset', 'startMillis', 'startOffset')
local millis, offset = ARGV[2], ARGV[3]
if not state[1] then
    return { '', '0', '0', millis, offset, {} }
end
if ARGV[1] ~= state[1] then
    local start, position = tonumber(state[4]), tonumber(millis)
    if start < position or (start == position and tonumber(state[5]) < tonumber(offset)) then
        millis, offset = state[4], state[5]
    end
end
local found = redis.call('XRANGE', KEYS[1], '(' .. millis .. '-' .. offset, '+', 'COUNT', ARGV[4])
return { state[1], state[2], state[3], millis, offset, found }

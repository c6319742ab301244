-- Tells who holds a lock, and who was the latest from whom it was taken away.
--
-- KEYS: lock, state
-- ARGV: none
-- reply: list, who holds it or an empty text, its token or 0, milliseconds left, token of the one who lost it or 0, reason
-- cost: O(1)
-- effect: read
local held = redis.call('HMGET', KEYS[1], 'by', 'token')
local taken = redis.call('HMGET', KEYS[2], 'taken', 'reason')
return { held[1] or '', tonumber(held[2] or 0), redis.call('PTTL', KEYS[1]), tonumber(taken[1] or 0), taken[2] or '' }

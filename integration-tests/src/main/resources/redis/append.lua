-- Appends to a text.
--
-- KEYS: text
-- ARGV: more
-- reply: integer, length of the text
-- cost: O(1)
-- effect: write
return redis.call('APPEND', KEYS[1], ARGV[1])

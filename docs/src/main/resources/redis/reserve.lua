-- Reserves pieces of an article for an order, if there are enough.
--
-- KEYS: stock of the article, its reservations
-- ARGV: order, pieces
-- reply: boolean, whether they are reserved
-- cost: O(1)
-- effect: once
local left = tonumber(redis.call('GET', KEYS[1]) or 0)
local pieces = tonumber(ARGV[2])
if left < pieces then
    return 0
end
redis.call('DECRBY', KEYS[1], pieces)
redis.call('HINCRBY', KEYS[2], ARGV[1], pieces)
return 1

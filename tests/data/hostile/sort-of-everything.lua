-- ends: mistake
-- Values without an order.
table.sort({ 1, "x", {} })

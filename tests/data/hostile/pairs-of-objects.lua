-- ends: mistake
-- Tables as keys have no order.
for _ in pairs({ [{}] = 1, [{}] = 2 }) do end

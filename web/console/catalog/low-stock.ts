/** Products with at most this many units need attention. As `lowStockThreshold` of shop.json, which the pages do not read. */
export const lowStock = 5;

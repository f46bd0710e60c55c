// Replaces the Service of ElectroDB, which joins entities to collections: no function makes one.
exports.Service = undefined;

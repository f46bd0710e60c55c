// Stands in for ElectroDB's Service, which joins entities to collections; no function makes one.
exports.Service = undefined;

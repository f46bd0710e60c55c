// Replaces @aws-sdk/lib-dynamodb for ElectroDB in functions. commands.mjs fills it.
module.exports = {};

// What ElectroDB finds in functions where it asks for @aws-sdk/lib-dynamodb; commands.mjs fills it.
module.exports = {};

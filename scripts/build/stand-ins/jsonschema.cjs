// Stands in for jsonschema in functions: ElectroDB checks each entity's model with it as it is made, and what is
// deployed has been checked by test/unit/entities.test.ts.
class Validator {
  addSchema() {}
  validate() {
    return { errors: [] };
  }
}
Validator.prototype.customFormats = {};
exports.Validator = Validator;

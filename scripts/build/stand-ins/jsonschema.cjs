// Replaces jsonschema in functions. ElectroDB checks the model of an entity with it when it makes the entity;
// test/unit/entities.test.ts has checked the models that are deployed.
class Validator {
  addSchema() {}
  validate() {
    return { errors: [] };
  }
}
Validator.prototype.customFormats = {};
exports.Validator = Validator;

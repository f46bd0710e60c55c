// The SDK keeps discovered endpoints in a cache of 1,000 places, which it makes with every client of DynamoDB. Discovery is
// off unless a function asks for it. This one keeps nothing: with discovery the SDK would ask again at every call.
export class EndpointCache {
  getEndpoint() {}
  get() {}
  has() {
    return false;
  }
  set() {}
  delete() {}
  clear() {}
}

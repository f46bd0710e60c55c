// The SDK loads this for operations whose request or reply is a stream of events. No client here has one.
const none = () => {
  throw new Error('This function has no code for event streams: see scripts/build/stand-ins.mjs.');
};

export { none as EventStreamSerde, none as eventStreamSerdeProvider };

// The least that the Node.js runtime of Lambda does: loads the handler, then asks the Runtime API for work in a loop.
const { request } = require('node:http');
const { join } = require('node:path');

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');

const call = (method, path, body) =>
  new Promise((resolve, reject) => {
    const sent = request({ host, port, method, path: `/2018-06-01/runtime/${path}` }, (reply) => {
      let text = '';
      reply.setEncoding('utf8');
      reply.on('data', (part) => {
        text += part;
      });
      reply.on('end', () => resolve({ headers: reply.headers, text }));
    });
    sent.once('error', reject);
    sent.end(body);
  });

const [file, name] = process.env._HANDLER.split('.');
const { [name]: handler } = require(join(process.env.LAMBDA_TASK_ROOT, `${file}.cjs`));

const work = async () => {
  const { headers, text } = await call('GET', 'invocation/next');
  const id = headers['lambda-runtime-aws-request-id'];
  const fault = (error) => call('POST', `invocation/${id}/error`, JSON.stringify({ errorType: error.name }));
  await handler(JSON.parse(text), { awsRequestId: id }).then(
    (result) => call('POST', `invocation/${id}/response`, JSON.stringify(result)),
    fault,
  );
  return work();
};
work();

// What Lambda's Node.js runtime does, and no more: load the handler, then ask the Runtime API for work, again and again.
const { request } = require('node:http');
const { join } = require('node:path');

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');

const ask = (method, path, body) =>
  new Promise((resolve, reject) => {
    const asked = request({ host, port, method, path: `/2018-06-01/runtime/${path}` }, (reply) => {
      let text = '';
      reply.setEncoding('utf8');
      reply.on('data', (part) => {
        text += part;
      });
      reply.on('end', () => resolve({ headers: reply.headers, text }));
    });
    asked.once('error', reject);
    asked.end(body);
  });

const [file, name] = process.env._HANDLER.split('.');
const { [name]: handler } = require(join(process.env.LAMBDA_TASK_ROOT, `${file}.cjs`));

const work = async () => {
  const { headers, text } = await ask('GET', 'invocation/next');
  const id = headers['lambda-runtime-aws-request-id'];
  const fault = (error) => ask('POST', `invocation/${id}/error`, JSON.stringify({ errorType: error.name }));
  await handler(JSON.parse(text), { awsRequestId: id }).then(
    (result) => ask('POST', `invocation/${id}/response`, JSON.stringify(result)),
    fault,
  );
  return work();
};
work();

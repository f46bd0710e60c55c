import { describe, expect, test } from '@jest/globals';
import { answerWith, callOf, localCalls, namesOf, publicCalls, receiver } from '#test/adapters/webhooks/receivers';

/** Addresses that a webhook must not reach. Each is refused when it is registered, and again when it is called. */

const refusedAddresses: Readonly<Record<string, readonly string[]>> = {
  'this machine': ['127.0.0.1', '127.255.255.254', '::1', '0.0.0.0', '0.1.2.3', '::'],
  'a private network': ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd12:3456:789a::1'],
  'the link': ['169.254.0.1', 'fe80::1', 'febf::1', 'fec0::1'],
  'a metadata service': [
    '169.254.169.254', // AWS, GCP, Azure and others
    'fd00:ec2::254', // AWS
    '169.254.170.2', // tasks of AWS
    '168.63.129.16', // the wire server of Azure
    '100.100.100.200', // Alibaba
    '192.0.0.192', // Oracle
  ],
  'a provider of access': ['100.64.0.1', '100.127.255.255'],
  'a reserved range': [
    '192.0.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '198.19.255.255',
    '198.51.100.1',
    '203.0.113.1',
    '192.88.99.1',
    '240.0.0.1',
    '2001:db8::1',
    '3fff::1',
    '100::1',
    '5f00::1',
    '4000::1',
  ],
  'many machines': ['224.0.0.1', '239.255.255.255', '255.255.255.255', 'ff02::1', 'ff0e::1'],
  'IPv4 in IPv6': [
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:a9fe:a9fe',
    '::ffff:0:127.0.0.1',
    '::127.0.0.1',
    '::7f00:1',
    '::a00:1',
    '::808:808',
  ],
  'a translation of IPv4': [
    '64:ff9b::7f00:1',
    '64:ff9b::a9fe:a9fe',
    '64:ff9b:1::a00:1',
    '2002:7f00:1::',
    '2002:a9fe:a9fe::1',
    '2001:0:4136:e378:8000:63bf:3fff:fdd2',
  ],
};

const everyAddress = Object.entries(refusedAddresses).flatMap(([kind, addresses]) =>
  addresses.map((address) => [kind, address] as const),
);
const urlOf = (address: string): string => `https://${address.includes(':') ? `[${address}]` : address}/hook`;

describe.each(everyAddress)('an address of %s: %s', (_, address) => {
  test('is refused in a URL', async () => {
    const { resolve, asked } = namesOf({});
    const calls = publicCalls({ resolve });
    expect(await calls.check(urlOf(address))).toEqual({ ok: false, refusal: { kind: 'address-refused' } });
    expect((await calls.call(callOf(urlOf(address)))).answer).toEqual({ kind: 'failed', reason: 'address-refused' });
    expect(asked).toEqual([]);
  });

  test('is refused as the address of a name, also beside a public one', async () => {
    for (const addresses of [
      [address],
      ['93.184.215.14', address],
      [address, '2606:2800:21f:cb07:6820:80da:af6b:8b2c'],
    ]) {
      const calls = publicCalls(namesOf({ 'shop.test': addresses }));
      expect(await calls.check('https://shop.test/hook')).toEqual({ ok: false, refusal: { kind: 'address-refused' } });
      const { answer } = await calls.call(callOf('https://shop.test/hook'));
      expect(answer).toEqual({ kind: 'failed', reason: 'address-refused' });
    }
  });
});

describe('other ways to write an address', () => {
  test.each([
    'https://2130706433/', // decimal
    'https://017700000001/', // octal
    'https://0x7f000001/', // hexadecimal
    'https://0x7F.1/',
    'https://0177.0.0.1/',
    'https://127.1/',
    'https://127.0.1/',
    'https://127.0.0.1./', // a dot at the end
    'https://127.0.0.1:8443/', // a port
    'https://127.0.0.1:80/',
    'https://0/',
    'https://0x0/',
    'https://2852039166/', // 169.254.169.254
    'https://0xa9.0xfe.0xa9.0xfe/',
    'https://0251.0376.0251.0376/',
    'https://169.254.43518/',
    'https://１２７．０．０．１/', // full-width digits and dots
    'https://①②⑦.⓪.⓪.①/',
    'https://127。0。0。1/', // ideographic full stops
    'https://%31%32%37.0.0.1/', // escapes
    'https:127.0.0.1/',
    'https:\\\\127.0.0.1\\hook',
    ' https://127.0.0.1/ ',
    'ht\ntps://127.0.\t0.1/',
    'HTTPS://127.0.0.1/',
    'https://[::FFFF:127.0.0.1]/',
    'https://[0:0:0:0:0:ffff:7f00:0001]/',
    'https://[0000:0000:0000:0000:0000:0000:0000:0001]/',
    'https://localhost/',
    'https://LOCALHOST/',
    'https://localhost./',
    'https://ｌｏｃａｌｈｏｓｔ/',
    'https://shop.localhost/',
    'https://a.b.localhost.:8443/',
  ])('%j is refused without asking a server of names', async (url) => {
    const { resolve, asked } = namesOf({ localhost: ['93.184.215.14'], 'shop.localhost': ['93.184.215.14'] });
    const calls = publicCalls({ resolve });
    expect(await calls.check(url)).toEqual({ ok: false, refusal: { kind: 'address-refused' } });
    expect((await calls.call(callOf(url))).answer).toEqual({ kind: 'failed', reason: 'address-refused' });
    expect(asked).toEqual([]);
  });

  test.each([
    ['https://SHOP.test/', 'shop.test'],
    ['https://shop.test./', 'shop.test.'],
    ['https://ｓｈｏｐ．ｔｅｓｔ/', 'shop.test'],
    ['https://shop%2Etest/', 'shop.test'],
    ['https://büro.test/', 'xn--bro-hoa.test'],
    ['https://metadata.google.internal/', 'metadata.google.internal'],
    ['https://127.0.0.1.nip.test/', '127.0.0.1.nip.test'],
  ])('%s is the name %s, whose address counts', async (url, name) => {
    const { resolve, asked } = namesOf({ [name]: ['169.254.169.254'] });
    expect(await publicCalls({ resolve }).check(url)).toEqual({ ok: false, refusal: { kind: 'address-refused' } });
    expect(asked).toEqual([name]);
  });
});

describe('a URL', () => {
  const names = {
    'shop.test': ['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'],
    'xn--bro-hoa.test': ['1.1.1.1'],
  };
  const check = (url: string) => publicCalls(namesOf(names)).check(url);

  test.each([
    ['https://shop.test/hook?shop=1', 'https://shop.test/hook?shop=1'],
    ['https://shop.test', 'https://shop.test/'],
    ['HTTPS://Shop.Test/Hook', 'https://shop.test/Hook'],
    ['https://shop.test:443/', 'https://shop.test/'],
    ['https://shop.test:8443/', 'https://shop.test:8443/'],
    ['https://büro.test/', 'https://xn--bro-hoa.test/'],
    ['https://1.1.1.1/', 'https://1.1.1.1/'],
    ['https://[2606:4700:4700::1111]/', 'https://[2606:4700:4700::1111]/'],
    ['https:\\\\shop.test\\hook', 'https://shop.test/hook'],
    ['https://@shop.test/', 'https://shop.test/'],
    ['https://shop.test/a/../@127.0.0.1', 'https://shop.test/@127.0.0.1'],
  ])('%s is accepted in its normal form', async (url, normal) => {
    expect(await check(url)).toEqual({ ok: true, value: normal });
  });

  test.each([
    ['', 'not-a-url'],
    ['shop.test/hook', 'not-a-url'],
    ['https://', 'not-a-url'],
    ['https:///', 'not-a-url'],
    ['https://?shop', 'not-a-url'],
    ['https://shop.test:65536/', 'not-a-url'],
    ['https://shop.test:https/', 'not-a-url'],
    ['https://256.1.1.1/', 'not-a-url'],
    ['https://1.1.1.1.1/', 'not-a-url'],
    ['https://[::1/', 'not-a-url'],
    ['https://[fe80::1%25eth0]/', 'not-a-url'],
    ['https://shop test/', 'not-a-url'],
    ['https://shop.test%00.evil.test/', 'not-a-url'],
    ['http://shop.test/', 'not-https'],
    ['http://localhost/', 'not-https'],
    ['//shop.test/', 'not-a-url'],
    ['ftp://shop.test/', 'not-https'],
    ['file:///etc/passwd', 'not-https'],
    ['gopher://127.0.0.1:6379/_FLUSHALL', 'not-https'],
    ['data:text/plain,hello', 'not-https'],
    ['javascript:alert(1)', 'not-https'],
    ['https://ada:secret@shop.test/', 'has-credentials'],
    ['https://ada@shop.test/', 'has-credentials'],
    ['https://:secret@shop.test/', 'has-credentials'],
    ['https://shop.test@127.0.0.1/', 'has-credentials'],
    ['https://shop.test%2f@127.0.0.1/', 'has-credentials'],
    ['https://shop.test\\@127.0.0.1/', undefined],
    ['https://shop.test/#part', 'has-fragment'],
    ['https://shop.test/#', 'has-fragment'],
    ['https://127.0.0.1#@shop.test/', 'has-fragment'],
    ['https://unknown.test/', 'host-unknown'],
    [`https://shop.test/${'a'.repeat(1_982)}`, undefined],
    [`https://shop.test/${'a'.repeat(1_983)}`, 'too-long'],
    [`https://shop.test/${'ä'.repeat(400)}`, 'too-long'],
  ])('%j has the fault %s', async (url, fault) => {
    const result = await check(url);
    expect(result.ok ? undefined : result.refusal.kind).toBe(fault);
  });

  test('whose name has no address is unknown', async () => {
    const { check: checkEmpty } = publicCalls(namesOf({ 'shop.test': [] }));
    expect(await checkEmpty('https://shop.test/')).toEqual({ ok: false, refusal: { kind: 'host-unknown' } });
  });

  test('whose name is not resolved in time is unknown', async () => {
    const calls = publicCalls({ timeoutMs: 100 });
    expect(await calls.check('https://shop.test/')).toEqual({ ok: false, refusal: { kind: 'host-unknown' } });
  });
});

describe('a name that changes its address', () => {
  /** Gives one address after the other, and the last one for ever. */
  const changing = (...addresses: readonly string[]) => {
    let count = 0;
    return {
      count: () => count,
      resolve: async () => {
        count += 1;
        return [{ address: addresses[Math.min(count, addresses.length) - 1] ?? '', family: 4 }];
      },
    };
  };

  test('to this machine after it was registered is refused, and nobody is called', async () => {
    const endpoint = await receiver(answerWith(200));
    const calls = publicCalls(changing('93.184.215.14', '127.0.0.1'));
    const url = `https://shop.test:${endpoint.port}/`;
    expect(await calls.check(url)).toEqual({ ok: true, value: url });
    expect((await calls.call(callOf(url))).answer).toEqual({ kind: 'failed', reason: 'address-refused' });
    expect(endpoint.opened()).toBe(0);
  });

  test('between two look-ups is called at the address that was checked, which is the only look-up', async () => {
    const checked = await receiver(answerWith(200));
    const other = await receiver(answerWith(200), { host: '127.0.0.2', port: checked.port });
    const names = changing('127.0.0.1', '127.0.0.2');
    const { answer } = await localCalls(names).call(callOf(`http://shop.test:${checked.port}/`));
    expect(answer).toMatchObject({ kind: 'answered', status: 200 });
    expect([names.count(), checked.opened(), other.opened()]).toEqual([1, 1, 0]);
    expect(checked.requests[0]?.headers.host).toBe(`shop.test:${checked.port}`);
  });
});

test('a redirect to a metadata service reaches nobody', async () => {
  const inside = await receiver(answerWith(200));
  const endpoint = await receiver(answerWith(307, { Location: `http://127.0.0.1:${inside.port}/latest/meta-data` }));
  const { answer } = await localCalls().call(callOf(`http://127.0.0.1:${endpoint.port}/`));
  expect(answer).toMatchObject({ kind: 'answered', status: 307 });
  expect(inside.opened()).toBe(0);
});

test('a host whose first address does not answer is called at the next one', async () => {
  const endpoint = await receiver(answerWith(200));
  const names = namesOf({ 'shop.test': ['127.0.0.9', '127.0.0.1'] });
  const { answer } = await localCalls(names).call(callOf(`http://shop.test:${endpoint.port}/`));
  expect(answer).toMatchObject({ kind: 'answered', status: 200 });
});

describe('on the machine of a developer', () => {
  test.each(['http://localhost:4100/', 'http://127.0.0.1:4100/', 'https://[::1]:4100/', 'http://shop.localhost/'])(
    '%s is accepted',
    async (url) => {
      expect(await localCalls().check(url)).toEqual({ ok: true, value: url });
    },
  );

  test.each([
    'https://93.184.215.14/',
    'http://10.0.0.1/',
    'http://169.254.169.254/',
    'http://0.0.0.0/',
    'http://[::]/',
  ])('%s is refused: it is another one', async (url) => {
    expect(await localCalls().check(url)).toEqual({ ok: false, refusal: { kind: 'address-refused' } });
  });

  test('localhost is called, and no server of names is asked', async () => {
    const endpoint = await receiver(answerWith(200));
    const { answer } = await localCalls().call(callOf(`http://localhost:${endpoint.port}/`));
    expect(answer).toMatchObject({ kind: 'answered', status: 200 });
  });

  test('an endpoint that was registered there is not called from elsewhere', async () => {
    const endpoint = await receiver(answerWith(200));
    const calls = publicCalls(namesOf({ 'shop.test': ['93.184.215.14'] }));
    for (const url of [`http://127.0.0.1:${endpoint.port}/`, 'http://shop.test/'])
      expect((await calls.call(callOf(url))).answer).toEqual({ kind: 'failed', reason: 'address-refused' });
    expect(endpoint.opened()).toBe(0);
  });
});

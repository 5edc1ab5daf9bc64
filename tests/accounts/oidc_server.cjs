// An agency's sign-in for tests: people sign in with their address, and every one of them is believed.
const { Provider } = require('oidc-provider');

const [port, back] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const provider = new Provider(issuer, {
  clients: [{ client_id: 'netra', client_secret: 'rahasia-uji-coba-saja', redirect_uris: [back] }],
  claims: { openid: ['sub'], email: ['email', 'email_verified'] },
  cookies: { keys: ['kunci-uji'] },
  features: { devInteractions: { enabled: true } },
  findAccount: (context, id) => ({
    accountId: id,
    claims: async () => ({ sub: id, email: id, email_verified: !id.startsWith('belum') }),
  }),
  pkce: { required: () => true },
});
provider.listen(Number(port), '127.0.0.1', () => console.log('ready'));

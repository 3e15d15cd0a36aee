import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { it } from 'vitest';
import { createTestSystem } from '../../helpers/system.ts';
import { createTestApi } from '../../api/parts.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { openDoor } from './door.ts';

it('tput', async () => {
  const system = await createTestSystem();
  const api = await createTestApi(system);
  const door = await openDoor(api);
  const larare = { login: 'larare.degerfors' };
  const ids: string[] = [];
  for (let i = 0; i < 20; i++) ids.push(String((await door.ask({ method: 'POST', path: '/api/v1/reports', caller: larare, body: sampleReport() })).body['id']));
  const server = http.createServer(api.app); await new Promise<void>((r) => server.listen(0, '127.0.0.1', r));
  const port = (server.address() as { port: number }).port;
  const agent = new http.Agent({ keepAlive: true, maxSockets: 20 });
  const tokens: Record<string,string> = {};
  const raw = async (login: string, path: string) => { const tok = tokens[login] ??= await api.tokenFor(login); return new Promise<number>((res, rej) => { const q = http.request({ host: '127.0.0.1', port, path, agent, headers: { authorization: `Bearer ${tok}` } }, (r) => { let s = ''; r.setEncoding('utf8'); r.on('data', (d) => s += d); r.on('end', () => { JSON.parse(s); res(r.statusCode!); }); }); q.on('error', rej); q.end(); }); };
  const run = async (name: string, login: string, path: (id: string) => string, n: number, conc: number, useRaw: boolean) => {
    let i = 0; const st: Record<number, number> = {};
    const t = performance.now(); const c = process.cpuUsage();
    await Promise.all(Array.from({ length: conc }, async () => { while (i < n) { const k = i++; const s = useRaw ? await raw(login, path(ids[k % 20]!)) : (await door.ask({ method: 'GET', path: path(ids[k % 20]!), caller: { login } })).status; st[s] = (st[s] ?? 0) + 1; } }));
    const u = process.cpuUsage(c);
    console.log(name, useRaw ? 'http' : 'fetch', conc, ((performance.now() - t) / n).toFixed(2), 'ms wall', ((u.user + u.system) / 1000 / n).toFixed(2), 'ms cpu', JSON.stringify(st));
  };
  for (const useRaw of [false, true, false, true]) {
    await run('allow', 'larare.degerfors', (id) => `/api/v1/reports/${id}/meetings`, 400, 6, useRaw);
    await run('none', 'larare2.degerfors', () => `/api/v1/reports/${randomUUID()}/meetings`, 400, 6, useRaw);
    await run('healthz', 'larare2.degerfors', () => `/healthz`, 400, 6, useRaw);
    await run('forbidden', 'socialchef.degerfors', (id) => `/api/v1/reports/${id}/meetings`, 400, 6, useRaw);
  }
  await door.close(); server.closeAllConnections(); server.close(); await system.close();
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  build: {
    outDir: '../wwwroot',
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2022',
    // The content security policy takes pictures from the hub only, not from data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: Object.fromEntries(
      ['/graphql', '/live', '/pictures', '/files', '/unsubscribe'].map((path) => [path, { target: 'http://localhost:5080', ws: true }]),
    ),
  },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
});

import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// The pages are served under a strict policy (default-src 'self'): nothing is inlined, everything is a file of our own.
export default defineConfig({
  root: here('./web'),
  publicDir: here('./web/public'),
  resolve: { alias: { '@': here('./web/src') } },
  plugins: [vue({ features: { optionsAPI: false, prodDevtools: false } })],
  define: { __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
  build: {
    outDir: here('./web/dist'),
    emptyOutDir: true,
    target: 'chrome90',
    cssTarget: 'chrome90',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: 'manifest.json',
    reportCompressedSize: false,
  },
  server: {
    port: 5173,
    strictPort: true,
    fs: { allow: [here('.')] },
    proxy: { '/api': { target: process.env.CHENGQI_SERVER ?? 'http://127.0.0.1:8080' } },
  },
  test: {
    root: here('.'),
    include: ['web/src/**/*.test.ts', 'rooms/*/web/**/*.test.ts'],
    environment: 'node',
  },
})

import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [svelte()],
  clearScreen: false,
  server: { port: 5173, strictPort: true },
  // WebKitGTK 4.1 and WebView2 of the machines the program runs on. Everything is served from
  // inside the program, so that nothing is inlined and the content policy can stay strict.
  build: {
    target: ['safari16', 'chrome110'],
    assetsInlineLimit: 0,
    modulePreload: false,
    cssCodeSplit: false,
    // The places come one by one; what all of them use is one piece, not thirty crumbs.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'icons', test: /node_modules\/@lucide\// },
            {
              name: 'parts',
              test: /node_modules\/virtua\/|src\/lib\/|src\/domain\/(?!RestoreDialog)/,
            },
          ],
        },
      },
    },
  },
});

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const page = { port: Number(process.env.PAGE_PORT ?? 5173), strictPort: true };

// The page and its chat have one origin, here as behind the proxy of a real site.
const proxy = { '/socket.io': { target: `http://localhost:${process.env.PORT ?? 3000}`, ws: true } };

export default defineConfig({
  plugins: [react()],
  server: { ...page, proxy },
  preview: { ...page, proxy },
});

import { patience } from '../../src/testing/patience.js';

// These tests take servers and networks away, and run on machines that are busy with others of them.
patience.ms = 25_000;

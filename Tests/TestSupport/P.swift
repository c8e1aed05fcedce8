let placeholderTestSupport = 0
